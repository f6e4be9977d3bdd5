"""The actions of ``duizhao glossary``: one file each, found without being listed."""
