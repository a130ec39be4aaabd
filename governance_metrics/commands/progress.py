"""How far a command has come, on the error stream and only on a terminal."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import Progress


@contextmanager
def progress(steps: int) -> Iterator[Callable[[str], None]]:
    """Give a function that is told the name of each step as it begins.

    Parameters
    ----------
    steps : int
        How many there are.

    Examples
    --------
    >>> with progress(1) as step:
    ...     step("read")
    """
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=steps)
        done = -1

        def step(name: str) -> None:
            nonlocal done
            done += 1
            bar.update(task, completed=done, description=name)

        yield step
