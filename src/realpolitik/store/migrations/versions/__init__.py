"""One file a shape; a file is never changed once its shape has been released."""
