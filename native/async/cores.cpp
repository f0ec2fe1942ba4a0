#include "async/cores.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <limits>
#include <sstream>
#include <thread>

#ifdef __linux__
#include <sched.h>
#endif

namespace node_cv2 {

namespace {

size_t affinity() {
#ifdef __linux__
  cpu_set_t cpus;
  if (sched_getaffinity(0, sizeof cpus, &cpus) == 0) return CPU_COUNT(&cpus);
#endif
  return std::max(std::thread::hardware_concurrency(), 1u);
}

/// Version 2: quota and period in one file, `max 100000` where there is no limit.
double shareOf2(const std::string& folder) {
  std::ifstream file(folder + "/cpu.max");
  double quota = 0, period = 0;
  return file >> quota >> period && period > 0 ? quota / period : std::numeric_limits<double>::infinity();
}

/// Version 1: a file each, the quota -1 where there is no limit.
double shareOf1(const std::string& folder) {
  std::ifstream quotaFile(folder + "/cpu.cfs_quota_us"), periodFile(folder + "/cpu.cfs_period_us");
  double quota = 0, period = 0;
  const bool limited = quotaFile >> quota && periodFile >> period && quota > 0 && period > 0;
  return limited ? quota / period : std::numeric_limits<double>::infinity();
}

/// A cgroup is limited by those above it too. In a container the path may be the host's, and not there: the
/// container's own is then what the root shows.
double leastUpwards(double (*shareOf)(const std::string&), const std::string& mount, std::string path) {
  double least = shareOf(mount);
  for (; path.size() > 1; path.erase(path.rfind('/'))) least = std::min(least, shareOf(mount + path));
  return least;
}

/// Of a line of `/proc/self/cgroup`: `0::/path` in version 2, `4:cpu,cpuacct:/path` in version 1.
double shareOf(const std::string& root, const std::string& line) {
  const size_t first = line.find(':'), second = line.find(':', first + 1);
  if (second == std::string::npos) return std::numeric_limits<double>::infinity();
  const std::string controllers = line.substr(first + 1, second - first - 1), path = line.substr(second + 1);
  const std::string mount = root + "/sys/fs/cgroup";
  if (controllers.empty()) return leastUpwards(shareOf2, mount, path);
  std::istringstream names(controllers);
  for (std::string name; std::getline(names, name, ',');) {
    if (name == "cpu") return leastUpwards(shareOf1, mount + "/" + controllers, path);
  }
  return std::numeric_limits<double>::infinity();
}

}  // namespace

size_t allowedCores(const std::string& root) {
  auto cores = static_cast<double>(affinity());
  std::ifstream groups(root + "/proc/self/cgroup");
  for (std::string line; std::getline(groups, line);) cores = std::min(cores, std::ceil(shareOf(root, line)));
  return static_cast<size_t>(cores);
}

}  // namespace node_cv2
