#include "measure.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>

static double seconds(const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

Cost run(const std::vector<std::string>& command) {
    std::vector<char*> arguments;
    for (const std::string& word : command) {
        arguments.push_back(const_cast<char*>(word.c_str()));
    }
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);

    pid_t child = 0;
    int status = 0;
    rusage usage{};
    const auto begin = std::chrono::steady_clock::now();
    const bool started = posix_spawnp(&child, arguments[0], &actions, nullptr, arguments.data(), environ) == 0;
    const bool ended = started && wait4(child, &status, 0, &usage) == child;
    const auto end = std::chrono::steady_clock::now();
    posix_spawn_file_actions_destroy(&actions);
    if (!ended || !WIFEXITED(status) || WEXITSTATUS(status) > 1) {
        std::fprintf(stderr, "bench: %s %s failed\n", command[0].c_str(), command.back().c_str());
        std::exit(2);
    }
    return {.wall = std::chrono::duration<double>(end - begin).count(),
            .cpu = seconds(usage.ru_utime) + seconds(usage.ru_stime),
            .peak = usage.ru_maxrss * 1024};
}

template <typename Number>
static void put(std::vector<Cost>& runs, Number Cost::*part, Costs& costs) {
    std::ranges::sort(runs, {}, part);
    costs.least.*part = runs.front().*part;
    costs.median.*part = runs[runs.size() / 2].*part;
}

static Costs costs_of(std::vector<Cost> runs) {
    Costs costs;
    put(runs, &Cost::wall, costs);
    put(runs, &Cost::cpu, costs);
    put(runs, &Cost::peak, costs);
    return costs;
}

Pair run_in_turn(const std::vector<std::string>& first, const std::vector<std::string>& second, int times) {
    std::vector<Cost> of_first;
    std::vector<Cost> of_second;
    for (int i = 0; i < times; ++i) {
        of_first.push_back(run(first));
        of_second.push_back(run(second));
    }
    return {costs_of(std::move(of_first)), costs_of(std::move(of_second))};
}
