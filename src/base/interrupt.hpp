// SIGINT, SIGTERM and SIGHUP as a question that long work asks, so that it can end cleanly.
#pragma once

namespace papers {

/// Installs handlers that only note the signal. Called once, by main.
void watch_interrupts();

/// The signal noted so far (SIGINT, SIGTERM, SIGHUP), or 0.
int pending_interrupt() noexcept;

/// Throws Error with exit code 130 or 143 when a signal was noted; what was begun is rolled back
/// by the destructors on the way.
void throw_if_interrupted();

}  // namespace papers
