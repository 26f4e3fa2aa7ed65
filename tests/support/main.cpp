/// The main function of the tests, for a Catch2 of version 2 that was packaged without one.
#define CATCH_CONFIG_MAIN
#include "catch.hpp"
