"""duizhao: a terminal workbench for translating Chinese into English."""

__version__ = "0.1.0"
