//! REST to gRPC, pass-through, sign-in, files, live updates.
