"""Who does what to whom as a network: actors of all reports by code and name, and one edge a pair and direction."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from realpolitik.exports.cells import plain
from realpolitik.exports.told import Record, actor_key, pairs

QUADS = {1: "verbal_cooperation", 2: "material_cooperation", 3: "verbal_conflict", 4: "material_conflict"}
# What is told of a node and of an edge, with the type that both formats know.
NODE = {"kind": "string", "country": "string", "code": "string", "sector": "string", "events": "int"}
EDGE = {"events": "int", **dict.fromkeys(QUADS.values(), "int"), "intensity": "double", "first_day": "string", "last_day": "string"}


@dataclass
class Node:
    """An actor; ``told`` are the attributes of NODE."""

    label: str
    told: dict[str, str | int | float]


@dataclass
class Edge:
    """All events that one actor directs at another."""

    events: int = 0
    quads: dict[int, int] = field(default_factory=lambda: dict.fromkeys(QUADS, 0))
    total: float = 0.0
    days: set[str] = field(default_factory=set)

    @property
    def told(self) -> dict[str, str | int | float]:
        """The attributes of EDGE; the mean intensity of the events."""
        days = {"first_day": min(self.days, default=""), "last_day": max(self.days, default="")}
        counts = {name: self.quads[quad] for quad, name in QUADS.items()}
        return {"events": self.events, **counts, "intensity": round(self.total / self.events, 3), **days}


@dataclass
class Network:
    """Nodes and directed edges, in the order they were first met."""

    nodes: dict[str, Node] = field(default_factory=dict)
    edges: dict[tuple[str, str], Edge] = field(default_factory=dict)


def network(records: Iterable[Record]) -> Network:
    """The network of all events with both sides; actors of different reports are one where code and name are."""
    made = Network()
    for pair in pairs(records):
        if not pair.source or not pair.target:
            continue
        edge = made.edges.setdefault((_node(made, pair.source), _node(made, pair.target)), Edge())
        event = pair.told.event
        edge.events += 1
        edge.quads[event["quad"]] += 1
        edge.total += event["intensity"]
        edge.days |= {pair.told.day} if pair.told.day is not None else set()
    return made


def _node(made: Network, actor: Record) -> str:
    key = actor_key(actor)
    if key not in made.nodes:
        told = {name: plain(str(actor[name] or "")) for name in ("kind", "country", "code", "sector")}
        made.nodes[key] = Node(plain(str(actor["name"])), {**told, "events": 0})
    made.nodes[key].told["events"] = int(made.nodes[key].told["events"]) + 1
    return key
