"""Stores to test with: SQLite always, PostgreSQL where Debian's packages are installed (``REALPOLITIK_NEED_POSTGRESQL=1``: it must be)."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from realpolitik.store.store import Store

NEEDED = "REALPOLITIK_NEED_POSTGRESQL"
# PostgreSQL does not run as root.
SERVANT = "postgres"


def _programs() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"))
    return found[-1].parent if found else None


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of a server of our own, on a socket in a folder of its own; it goes when the tests are over."""
    programs = _programs()
    if programs is None:
        if os.environ.get(NEEDED):
            pytest.fail(f"{NEEDED} is set, and there is no PostgreSQL in /usr/lib/postgresql")
        pytest.skip("no PostgreSQL here: apt-get install postgresql")
    root = os.geteuid() == 0
    folder = Path(tempfile.mkdtemp(prefix="rp"))
    if root:
        servant = pwd.getpwnam(SERVANT)
        os.chown(folder, servant.pw_uid, servant.pw_gid)
    before = ["runuser", "-u", SERVANT, "--"] if root else []

    def run(*command: str) -> None:
        subprocess.run([*before, *command], check=True, stdout=subprocess.DEVNULL, cwd=folder)

    run(str(programs / "initdb"), "-D", f"{folder}/data", "-A", "trust", "-U", "tests", "--encoding=UTF8", "--locale=C.UTF-8")
    options = f"-k {folder} -c listen_addresses='' -c fsync=off"
    run(str(programs / "pg_ctl"), "-D", f"{folder}/data", "-l", f"{folder}/log", "-w", "-o", options, "start")
    try:
        yield f"postgresql+psycopg://tests@/{{name}}?host={folder}"
    finally:
        run(str(programs / "pg_ctl"), "-D", f"{folder}/data", "-m", "immediate", "stop")
        shutil.rmtree(folder)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "reports.sqlite"


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, path: Path) -> str:
    """The address of an empty database, of either kind."""
    if request.param == "sqlite":
        return f"sqlite:///{path}"
    template: str = request.getfixturevalue("postgresql")
    name = f"t{abs(hash(request.node.nodeid)):x}"
    engine = create_engine(template.format(name="postgres"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE IF EXISTS {name}"))
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return template.format(name=name)


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    with Store(address) as opened:
        yield opened
