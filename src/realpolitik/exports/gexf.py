"""The network of events as GEXF 1.3, which Gephi reads; not dynamic, since Gephi fails silently on files that are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from xml.sax.saxutils import quoteattr

from realpolitik.exports.network import EDGE, NODE, network
from realpolitik.exports.told import Record, undone

refuses = undone
HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n'
    '<graph mode="static" defaultedgetype="directed">\n'
)
# What GEXF calls the types.
TYPES = {"int": "integer"}


def gexf(records: Iterable[Record]) -> Iterator[bytes]:
    """The file, a node and an edge a line."""
    made = network(records)
    yield HEAD.encode()
    for kind, names in (("node", NODE), ("edge", EDGE)):
        attributes = "".join(f'<attribute id="{name}" title="{name}" type="{TYPES.get(type_, type_)}"/>' for name, type_ in names.items())
        yield f'<attributes class="{kind}">{attributes}</attributes>\n'.encode()
    yield b"<nodes>\n"
    for key, node in made.nodes.items():
        yield f"<node id={quoteattr(key)} label={quoteattr(node.label)}>{_values(node.told)}</node>\n".encode()
    yield b"</nodes>\n<edges>\n"
    for number, ((source, target), edge) in enumerate(made.edges.items()):
        ends = f"source={quoteattr(source)} target={quoteattr(target)}"
        yield f'<edge id="e{number}" {ends} weight="{float(edge.events)}">{_values(edge.told)}</edge>\n'.encode()
    yield b"</edges>\n</graph>\n</gexf>\n"


def _values(values: Mapping[str, str | int | float]) -> str:
    inner = "".join(f'<attvalue for="{name}" value={quoteattr(str(value))}/>' for name, value in values.items())
    return f"<attvalues>{inner}</attvalues>"
