"""工友知识库 toolset: read, judge and publish the knowledge base."""
