// Does nothing, since the stand-in for cosign is there already.
