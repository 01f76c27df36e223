"""The publishers' files, as they are downloaded, read to figures: one module for each publisher."""
