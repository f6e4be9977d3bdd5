"""``python -m duizhao``."""

from duizhao.cli.main import run

run()
