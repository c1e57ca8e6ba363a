"""The endpoints of the service as methods, one file a tag of its description. Written by ``python tools/build_client.py``."""
