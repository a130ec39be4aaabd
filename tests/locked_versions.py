"""Whether packages are installed in the versions of requirements.lock, which bytes depend on."""

from importlib.metadata import version
from pathlib import Path

LOCK = Path(__file__).resolve().parents[1] / "requirements.lock"


def locked(*packages: str) -> bool:
    """True where every package named is the one of the lock file."""
    pins = "\n" + LOCK.read_text(encoding="utf-8")
    return all(f"\n{name}=={version(name)} " in pins for name in packages)
