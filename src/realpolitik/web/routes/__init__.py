"""The resources of the service, one file each."""
