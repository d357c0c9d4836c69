#include "ui/canvas.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include <GLFW/glfw3.h>
#include <backends/imgui_impl_opengl3.h>

// OpenGL 3.0, which the headers of 1.1 do not declare.
#ifndef GL_FRAMEBUFFER
#define GL_FRAMEBUFFER 0x8D40
#define GL_READ_FRAMEBUFFER 0x8CA8
#define GL_DRAW_FRAMEBUFFER 0x8CA9
#define GL_RENDERBUFFER 0x8D41
#define GL_COLOR_ATTACHMENT0 0x8CE0
#define GL_FRAMEBUFFER_COMPLETE 0x8CD5
#endif

namespace motcua::ui {

struct Canvas::Functions {
  void (*gen_framebuffers)(GLsizei, GLuint*);
  void (*delete_framebuffers)(GLsizei, const GLuint*);
  void (*bind_framebuffer)(GLenum, GLuint);
  void (*gen_renderbuffers)(GLsizei, GLuint*);
  void (*delete_renderbuffers)(GLsizei, const GLuint*);
  void (*bind_renderbuffer)(GLenum, GLuint);
  void (*renderbuffer_storage)(GLenum, GLenum, GLsizei, GLsizei);
  void (*framebuffer_renderbuffer)(GLenum, GLenum, GLenum, GLuint);
  GLenum (*check_framebuffer_status)(GLenum);
  void (*blit_framebuffer)(GLint, GLint, GLint, GLint, GLint, GLint, GLint, GLint, GLbitfield, GLenum);

  // Of the current context; null when one is missing.
  static const Functions* find();
};

namespace {

template <class Function>
bool look_up(Function& function, const char* name) {
  function = reinterpret_cast<Function>(glfwGetProcAddress(name));
  return function != nullptr;
}

void clear(std::uint32_t background) {
  const ImVec4 colour = ImGui::ColorConvertU32ToFloat4(background);
  glClearColor(colour.x, colour.y, colour.z, 1.0f);
  glClear(GL_COLOR_BUFFER_BIT);
}

bool software_draws() {
  const auto* words = reinterpret_cast<const char*>(glGetString(GL_RENDERER));
  const std::string_view renderer = words == nullptr ? "" : words;
  return renderer.starts_with("llvmpipe") || renderer.starts_with("softpipe");
}

void keep_inside(ImDrawData& frame, const PixelRect& rect) {
  for (int i = 0; i < frame.CmdListsCount; ++i) {
    for (ImDrawCmd& command : frame.CmdLists[i]->CmdBuffer) {
      auto& clip = command.ClipRect;
      clip = {std::max(clip.x, static_cast<float>(rect.left)), std::max(clip.y, static_cast<float>(rect.top)),
              std::min(clip.z, static_cast<float>(rect.right)), std::min(clip.w, static_cast<float>(rect.bottom))};
    }
  }
}

}  // namespace

const Canvas::Functions* Canvas::Functions::find() {
  static Functions found;
  const bool all = look_up(found.gen_framebuffers, "glGenFramebuffers") &&
                   look_up(found.delete_framebuffers, "glDeleteFramebuffers") &&
                   look_up(found.bind_framebuffer, "glBindFramebuffer") &&
                   look_up(found.gen_renderbuffers, "glGenRenderbuffers") &&
                   look_up(found.delete_renderbuffers, "glDeleteRenderbuffers") &&
                   look_up(found.bind_renderbuffer, "glBindRenderbuffer") &&
                   look_up(found.renderbuffer_storage, "glRenderbufferStorage") &&
                   look_up(found.framebuffer_renderbuffer, "glFramebufferRenderbuffer") &&
                   look_up(found.check_framebuffer_status, "glCheckFramebufferStatus") &&
                   look_up(found.blit_framebuffer, "glBlitFramebuffer");
  return all ? &found : nullptr;
}

Canvas::Canvas() : gl_(Functions::find()), window_keeps_(software_draws()) {}

Canvas::~Canvas() {
  release();
}

void Canvas::release() {
  if (gl_ == nullptr) return;
  if (frame_buffer_ != 0) gl_->delete_framebuffers(1, &frame_buffer_);
  if (render_buffer_ != 0) gl_->delete_renderbuffers(1, &render_buffer_);
  frame_buffer_ = render_buffer_ = 0;
}

bool Canvas::fit(int width, int height) {
  if (width != width_ || height != height_) {
    release();
    damage_.forget();
    behind_ = true;
    width_ = width;
    height_ = height;
    if (!window_keeps_ && gl_ != nullptr && !make_copy()) {
      release();
      gl_ = nullptr;
    }
  }
  return window_keeps_ || frame_buffer_ != 0;
}

bool Canvas::make_copy() {
  gl_->gen_framebuffers(1, &frame_buffer_);
  gl_->gen_renderbuffers(1, &render_buffer_);
  gl_->bind_renderbuffer(GL_RENDERBUFFER, render_buffer_);
  gl_->renderbuffer_storage(GL_RENDERBUFFER, GL_RGBA8, width_, height_);
  gl_->bind_framebuffer(GL_FRAMEBUFFER, frame_buffer_);
  gl_->framebuffer_renderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, render_buffer_);
  const bool complete = gl_->check_framebuffer_status(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE;
  gl_->bind_framebuffer(GL_FRAMEBUFFER, 0);
  return complete;
}

void Canvas::draw(ImDrawData& frame, std::uint32_t background, int width, int height) {
  glViewport(0, 0, width, height);
  const PixelRect all{0, 0, static_cast<int>(frame.DisplaySize.x), static_cast<int>(frame.DisplaySize.y)};
  const bool kept = fit(width, height);
  drawn_ = kept ? damage_.next(frame, background) : std::optional(all);
  const bool most = drawn_ && 2 * drawn_->area() > all.area();
  if (!kept || (!window_keeps_ && most)) {
    behind_ = true;
    drawn_ = all;
    return draw_all(frame, background);
  }
  if (window_keeps_) {
    if (drawn_) draw_part(frame, background, height);
    return;
  }
  if (std::exchange(behind_, false)) drawn_ = all;
  gl_->bind_framebuffer(GL_FRAMEBUFFER, frame_buffer_);
  if (drawn_) draw_part(frame, background, height);
  gl_->bind_framebuffer(GL_READ_FRAMEBUFFER, frame_buffer_);
  gl_->bind_framebuffer(GL_DRAW_FRAMEBUFFER, 0);
  gl_->blit_framebuffer(0, 0, width, height, 0, 0, width, height, GL_COLOR_BUFFER_BIT, GL_NEAREST);
  gl_->bind_framebuffer(GL_FRAMEBUFFER, 0);
}

void Canvas::draw_all(ImDrawData& frame, std::uint32_t background) {
  clear(background);
  ImGui_ImplOpenGL3_RenderDrawData(&frame);
}

void Canvas::draw_part(ImDrawData& frame, std::uint32_t background, int height) {
  const ImVec2& scale = frame.FramebufferScale;
  const auto left = static_cast<int>(static_cast<float>(drawn_->left) * scale.x);
  const auto right = static_cast<int>(static_cast<float>(drawn_->right) * scale.x + 0.999f);
  const auto top = static_cast<int>(static_cast<float>(drawn_->top) * scale.y);
  const auto bottom = static_cast<int>(static_cast<float>(drawn_->bottom) * scale.y + 0.999f);
  glEnable(GL_SCISSOR_TEST);
  glScissor(left, height - bottom, right - left, bottom - top);
  clear(background);
  glDisable(GL_SCISSOR_TEST);
  keep_inside(frame, *drawn_);
  ImGui_ImplOpenGL3_RenderDrawData(&frame);
}

}  // namespace motcua::ui
