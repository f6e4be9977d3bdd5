"""duizhao: a terminal workbench for translating Chinese into English.

``duizhao.align(sources, targets, glossary=None)`` returns beads, ``duizhao.check_pair(source, target, glossary=None)``
returns findings, ``duizhao.open_project(path)`` returns a project. Importing the package loads none of what they need.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from duizhao.api import align as align
    from duizhao.api import check_pair as check_pair
    from duizhao.api import load_glossary as load_glossary
    from duizhao.api import open_project as open_project

__version__ = "0.1.0"

__all__ = ["__version__", "align", "check_pair", "load_glossary", "open_project"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        return getattr(import_module("duizhao.api"), name)
    raise AttributeError(f"module 'duizhao' has no attribute {name!r}")
