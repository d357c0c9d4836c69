#include "dispatcher/journal/chain.h"

#include <algorithm>

#include <sodium/crypto_generichash_blake2b.h>

#include <initializer_list>

namespace motcua::journal {
namespace {

Chain hash(const Chain& previous, std::initializer_list<std::uint64_t> numbers, std::string_view bytes) {
  std::array<unsigned char, sizeof(Chain) + 3 * sizeof(std::uint64_t)> head{};
  std::copy(previous.begin(), previous.end(), head.begin());
  std::size_t size = previous.size();
  for (const auto number : numbers) {
    for (unsigned shift = 0; shift < 64; shift += 8) head[size++] = static_cast<unsigned char>(number >> shift);
  }
  crypto_generichash_blake2b_state state;
  Chain chain;
  crypto_generichash_blake2b_init(&state, nullptr, 0, chain.size());
  crypto_generichash_blake2b_update(&state, head.data(), size);
  crypto_generichash_blake2b_update(&state, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  crypto_generichash_blake2b_final(&state, chain.data(), chain.size());
  return chain;
}

}  // namespace

Chain chain_of(const Chain& previous, std::uint64_t seq, hall::TimeMs hall_ms, hall::TimeMs wall_ms,
               std::string_view payload) {
  return hash(previous, {seq, static_cast<std::uint64_t>(hall_ms), static_cast<std::uint64_t>(wall_ms)}, payload);
}

Chain snapshot_hash(const Chain& at, std::uint64_t seq, std::string_view bytes) {
  return hash(at, {seq}, bytes);
}

std::string_view bytes_of(const Chain& chain) {
  return {reinterpret_cast<const char*>(chain.data()), chain.size()};
}

std::optional<Chain> chain_from(std::string_view bytes) {
  Chain chain{};
  if (bytes.size() != chain.size()) return std::nullopt;
  std::copy(bytes.begin(), bytes.end(), chain.begin());
  return chain;
}

Chain chain_or_zero(std::string_view bytes) {
  return chain_from(bytes).value_or(Chain{});
}

}  // namespace motcua::journal
