"""What takes long is held while a store fills, and never against somebody who changed something here."""

from __future__ import annotations

from realpolitik.web.memory import Memory


def test_an_answer_is_held_while_others_write_and_let_go_by_whoever_writes_here() -> None:
    version = ["1"]
    memory = Memory(lambda: version[0])
    told = iter(range(9))

    def work() -> int:
        return next(told)

    assert memory.get(("a",), work) == (0, True)
    assert memory.get(("a",), work) == (0, True)
    slot = memory._slots[("a",)]
    slot.took = 60.0
    version[0] = "2"
    assert memory.get(("a",), work) == (0, False)
    memory.expire()
    assert memory.get(("a",), work) == (1, True)


def test_work_that_began_before_a_change_is_not_held_after_it() -> None:
    version = ["1"]
    memory = Memory(lambda: version[0])

    def overtaken() -> str:
        version[0] = "2"
        memory.expire()
        return "old"

    memory.get(("a",), overtaken)
    memory._slots[("a",)].took = 60.0
    assert memory.get(("a",), lambda: "new") == ("new", True)
