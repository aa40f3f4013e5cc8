"""Papers (公文): Word documents after GB/T 9704-2012, every figure in them bound to where it comes from."""
