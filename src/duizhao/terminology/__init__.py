"""Term recognition in Chinese, verification in English, lint."""

from duizhao.terminology.glossary import Glossary

__all__ = ["Glossary"]
