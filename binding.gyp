{
  # The one list of sources and flags is CMakeLists.txt; this lets `node-gyp rebuild` build it too.
  "targets": [
    {
      "target_name": "node_cv2",
      "type": "none",
      "actions": [
        {
          "action_name": "cmake",
          "message": "Building with CMake",
          "inputs": ["CMakeLists.txt"],
          "outputs": ["build/Release/node_cv2.node"],
          "action": ["node", "node_modules/cmake-js/bin/cmake-js", "build", "--generator", "Ninja"]
        }
      ]
    }
  ]
}
