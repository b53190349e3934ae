"""工友知识库 toolset: read, judge and publish the knowledge base."""

from importlib.metadata import version

__version__ = version("gongyou")
