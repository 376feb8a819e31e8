//! Every touchpoint by its channel, and where the channel changes from step to step.
