/// How long a program takes, from its start to its end.
#pragma once

#include <string>
#include <vector>

/// What one run of a program cost, in seconds and bytes.
struct Cost {
    double wall = 0;
    double cpu = 0;  ///< user and system time of all its threads
    long peak = 0;   ///< the most memory it held
};

/// Runs a program with its output thrown away; ends this one if it fails with a status above 1.
Cost run(const std::vector<std::string>& command);

/// What many runs cost: of each number the lowest and the middle one.
struct Costs {
    Cost least;
    Cost median;
};

/// Runs two programs in turn, so that whatever else the machine does is shared by both.
struct Pair {
    Costs first;
    Costs second;
};
Pair run_in_turn(const std::vector<std::string>& first, const std::vector<std::string>& second, int times);
