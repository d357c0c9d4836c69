#include "ui/window.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <utility>

#include <GLFW/glfw3.h>
#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#include <fmt/format.h>
#include <imgui.h>

namespace motcua::ui {
namespace {

std::string glfw_trouble() {
  const char* words = nullptr;
  glfwGetError(&words);
  return words == nullptr ? "no reason given" : words;
}

tl::expected<void, std::string> start_glfw() {
  if (glfwInit() == GLFW_TRUE) return {};
  const std::string why = glfw_trouble();
  const char* display = std::getenv("DISPLAY");
  if (display == nullptr || *display == '\0') {
    return tl::unexpected(std::string("there is no display server to draw on: DISPLAY is not set"));
  }
  return tl::unexpected(fmt::format("the display server '{}' cannot be reached ({})", display, why));
}

void hint() {
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  glfwWindowHint(GLFW_AUTO_ICONIFY, GLFW_FALSE);  // a wall display stays when something else gets the focus
  glfwWindowHint(GLFW_DEPTH_BITS, 0);
  glfwWindowHint(GLFW_STENCIL_BITS, 0);
}

tl::expected<GLFWmonitor*, std::string> monitor_number(int number) {
  int count = 0;
  GLFWmonitor** monitors = glfwGetMonitors(&count);
  if (number >= 1 && number <= count) return monitors[number - 1];
  return tl::unexpected(fmt::format("there is no monitor {}: this computer has {} (counted from 1)", number, count));
}

GLFWwindow* create_full_screen(GLFWmonitor* monitor, const std::string& title) {
  const GLFWvidmode* mode = glfwGetVideoMode(monitor);
  glfwWindowHint(GLFW_REFRESH_RATE, mode->refreshRate);
  return glfwCreateWindow(mode->width, mode->height, title.c_str(), monitor, nullptr);
}

DesktopPlace place_of(GLFWmonitor* monitor) {
  DesktopPlace place;
  glfwGetMonitorPos(monitor, &place.x, &place.y);
  const GLFWvidmode* mode = glfwGetVideoMode(monitor);
  place.width = mode->width;
  place.height = mode->height;
  return place;
}

// Around all monitors.
DesktopPlace whole_desktop() {
  int count = 0;
  GLFWmonitor** monitors = glfwGetMonitors(&count);
  DesktopPlace whole;
  for (int i = 0; i < count; ++i) {
    const DesktopPlace each = place_of(monitors[i]);
    whole.width = std::max(whole.width, each.x + each.width);
    whole.height = std::max(whole.height, each.y + each.height);
  }
  return whole;
}

GLFWwindow* create_docked(GLFWmonitor* monitor, const Dock& dock, const std::string& title) {
  glfwWindowHint(GLFW_VISIBLE, GLFW_FALSE);
  glfwWindowHint(GLFW_DECORATED, GLFW_FALSE);
  glfwWindowHint(GLFW_FLOATING, GLFW_TRUE);
  const DesktopPlace place = dock_place(dock, place_of(monitor));
  GLFWwindow* window = glfwCreateWindow(place.width, place.height, title.c_str(), nullptr, nullptr);
  if (window == nullptr) return nullptr;
  reserve_dock(window, dock, place, whole_desktop());
  glfwSetWindowPos(window, place.x, place.y);
  return window;
}

bool read_number(std::string_view& words, int& out) {
  const auto [end, error] = std::from_chars(words.data(), words.data() + words.size(), out);
  if (error != std::errc{}) return false;
  words.remove_prefix(static_cast<std::size_t>(end - words.data()));
  return true;
}

bool read_sign(std::string_view& words, char sign) {
  if (words.empty() || words.front() != sign) return false;
  words.remove_prefix(1);
  return true;
}

}  // namespace

tl::expected<Geometry, std::string> parse_geometry(std::string_view words) {
  Geometry geometry;
  std::string_view rest = words;
  bool good = read_number(rest, geometry.width) && read_sign(rest, 'x') && read_number(rest, geometry.height);
  if (good && !rest.empty()) {
    int x = 0;
    int y = 0;
    good = read_sign(rest, '+') && read_number(rest, x) && read_sign(rest, '+') && read_number(rest, y) && rest.empty();
    geometry.x = x;
    geometry.y = y;
  }
  const auto sensible = [](int size) { return size >= 160 && size <= 16384; };
  if (good && sensible(geometry.width) && sensible(geometry.height)) return geometry;
  return tl::unexpected(fmt::format("'{}' is not a window: expected e.g. 1280x720 or 1280x720+100+50", words));
}

tl::expected<std::unique_ptr<Window>, std::string> Window::open(const WindowOptions& options) {
  std::unique_ptr<Window> window(new Window);
  if (auto started = start_glfw(); !started) return tl::unexpected(started.error());
  window->glfw_ = true;
  if (auto created = window->create(options); !created) return tl::unexpected(created.error());
  window->listen();
  window->start_imgui();
  return window;
}

tl::expected<void, std::string> Window::create(const WindowOptions& options) {
  hint();
  if (options.geometry) {
    glfwWindowHint(GLFW_VISIBLE, GLFW_FALSE);  // placed first, shown then
    window_ =
        glfwCreateWindow(options.geometry->width, options.geometry->height, options.title.c_str(), nullptr, nullptr);
  } else {
    auto monitor = monitor_number(options.monitor);
    if (!monitor) return tl::unexpected(monitor.error());
    window_ = options.dock ? create_docked(*monitor, *options.dock, options.title)
                           : create_full_screen(*monitor, options.title);
  }
  if (window_ == nullptr) {
    return tl::unexpected(fmt::format("no window with OpenGL 3.3 can be opened here ({})", glfw_trouble()));
  }
  if (options.geometry || options.dock) {
    if (options.geometry && options.geometry->x) {
      glfwSetWindowPos(window_, *options.geometry->x, *options.geometry->y);
    }
    glfwShowWindow(window_);
  } else {
    glfwSetInputMode(window_, GLFW_CURSOR, GLFW_CURSOR_NORMAL);
  }
  glfwMakeContextCurrent(window_);
  glfwSwapInterval(1);
  return {};
}

Window& Window::self(GLFWwindow* window) {
  return *static_cast<Window*>(glfwGetWindowUserPointer(window));
}

void Window::note(const InputEvent& event) {
  // A queue that nobody reads must not grow.
  if (input_.size() < 256) input_.push_back(event);
  disturbed_ = true;
}

void Window::listen() {
  glfwSetWindowUserPointer(window_, this);
  glfwSetKeyCallback(window_, [](GLFWwindow* window, int key, int, int action, int mods) {
    // Repeats of a held key are not presses: a heavy hand must not call two people.
    const bool plain = (mods & (GLFW_MOD_CONTROL | GLFW_MOD_ALT | GLFW_MOD_SUPER)) == 0;
    if (action == GLFW_PRESS && plain) self(window).note({InputEvent::Kind::kKey, key, 0, 0});
  });
  glfwSetCharCallback(window_, [](GLFWwindow* window, unsigned character) {
    self(window).note({InputEvent::Kind::kText, static_cast<int>(character), 0, 0});
  });
  glfwSetMouseButtonCallback(window_, [](GLFWwindow* window, int button, int action, int) {
    if (button != GLFW_MOUSE_BUTTON_LEFT) return;
    double x = 0;
    double y = 0;
    glfwGetCursorPos(window, &x, &y);
    const auto kind = action == GLFW_PRESS ? InputEvent::Kind::kPointerDown : InputEvent::Kind::kPointerUp;
    self(window).note({kind, 0, static_cast<float>(x), static_cast<float>(y)});
  });
  glfwSetFramebufferSizeCallback(window_, [](GLFWwindow* window, int, int) { self(window).disturbed_ = true; });
  glfwSetWindowRefreshCallback(window_, [](GLFWwindow* window) { self(window).disturbed_ = true; });
}

void Window::start_imgui() {
  IMGUI_CHECKVERSION();
  ImGui::CreateContext();
  ImGui::GetIO().IniFilename = nullptr;
  ImGui::GetIO().ConfigFlags |= ImGuiConfigFlags_NoMouseCursorChange;
  ImGui::GetStyle().CircleTessellationMaxError = 0.08f;
  ImGui_ImplGlfw_InitForOpenGL(window_, true);  // chains the callbacks above
  ImGui_ImplOpenGL3_Init("#version 150");
  // Now, and not at the first frame, where it would put its own texture in the place of GlyphSheet's.
  ImGui_ImplOpenGL3_CreateDeviceObjects();
  canvas_ = std::make_unique<Canvas>();
  imgui_ = true;
}

Window::~Window() {
  canvas_.reset();
  if (imgui_) {
    ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplGlfw_Shutdown();
    ImGui::DestroyContext();
  }
  if (window_ != nullptr) glfwDestroyWindow(window_);
  if (glfw_) glfwTerminate();
}

int Window::width() const {
  int width = 0;
  glfwGetFramebufferSize(window_, &width, nullptr);
  return std::max(width, 1);
}

int Window::height() const {
  int height = 0;
  glfwGetFramebufferSize(window_, nullptr, &height);
  return std::max(height, 1);
}

bool Window::closing() const {
  return glfwWindowShouldClose(window_) == GLFW_TRUE;
}

void Window::wait(std::int64_t timeout_ms) {
  if (timeout_ms <= 0) return glfwPollEvents();
  glfwWaitEventsTimeout(static_cast<double>(timeout_ms) / 1000.0);
}

void Window::wake() {
  glfwPostEmptyEvent();
}

bool Window::take_disturbed() {
  return std::exchange(disturbed_, false);
}

std::optional<InputEvent> Window::take_input() {
  if (input_.empty()) return std::nullopt;
  const InputEvent event = input_.front();
  input_.pop_front();
  return event;
}

void Window::begin_frame(std::uint32_t clear_colour) {
  clear_colour_ = clear_colour;
  ImGui_ImplOpenGL3_NewFrame();
  ImGui_ImplGlfw_NewFrame();
  ImGui::NewFrame();
}

void Window::end_frame() {
  ImGui::Render();
  canvas_->draw(*ImGui::GetDrawData(), clear_colour_, width(), height());
}

void Window::drop_frame() {
  ImGui::EndFrame();
  canvas_->forget();
}

void Window::show() {
  glfwSwapBuffers(window_);
}

}  // namespace motcua::ui
