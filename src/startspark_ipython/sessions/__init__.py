"""The Sparks a kernel can have, classic and Connect, behind one small face."""
