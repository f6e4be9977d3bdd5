"""Terms: which of them a source mentions, and what the target makes of them."""

from duizhao.terminology.glossary import Glossary

__all__ = ["Glossary"]
