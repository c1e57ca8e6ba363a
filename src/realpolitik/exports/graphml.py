"""The network of events as GraphML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

from realpolitik.exports.network import EDGE, NODE, network
from realpolitik.exports.told import Record, undone

refuses = undone
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'


def graphml(records: Iterable[Record]) -> Iterator[bytes]:
    """The file, a node and an edge a line."""
    made = network(records)
    yield HEAD.encode()
    for kind, names in (("node", {"label": "string", **NODE}), ("edge", {"weight": "double", **EDGE})):
        for name, type_ in names.items():
            yield f'<key id="{kind}_{name}" for="{kind}" attr.name="{name}" attr.type="{type_}"/>\n'.encode()
    yield b'<graph edgedefault="directed">\n'
    for key, node in made.nodes.items():
        yield f"<node id={quoteattr(key)}>{_data('node', {'label': node.label, **node.told})}</node>\n".encode()
    for number, ((source, target), edge) in enumerate(made.edges.items()):
        told = _data("edge", {"weight": float(edge.events), **edge.told})
        yield f'<edge id="e{number}" source={quoteattr(source)} target={quoteattr(target)}>{told}</edge>\n'.encode()
    yield b"</graph>\n</graphml>\n"


def _data(kind: str, values: Mapping[str, str | int | float]) -> str:
    return "".join(f'<data key="{kind}_{name}">{escape(str(value))}</data>' for name, value in values.items())
