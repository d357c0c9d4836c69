#include "tests/fuzz/message_mutator.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <memory>

#include <google/protobuf/stubs/logging.h>

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t size_max);

namespace motcua::fuzz {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

constexpr std::size_t kTextSizeMax = 64;
constexpr int kRepeatedMax = 40;

bool one_in(unsigned n, Random& random) {
  return random() % n == 0;
}

std::int64_t any_number(std::int64_t current, const Pool& pool, Random& random) {
  switch (random() % 8) {
    case 0:
    case 1:
    case 2:
      return static_cast<std::int64_t>(random() % 6);
    case 3:
      return current < std::numeric_limits<std::int64_t>::max() ? current + 1 : 0;
    case 4:
      return current > std::numeric_limits<std::int64_t>::min() ? current - 1 : 0;
    case 5:
      return pool.numbers[random() % pool.numbers.size()];
    case 6:
      return static_cast<std::int64_t>((std::uint64_t{1} << (random() % 64)) - random() % 2);
    default:
      return static_cast<std::int64_t>(std::uint64_t{random()} << (random() % 34));
  }
}

// Protobuf refuses strings that are not UTF-8; `bytes` may be anything.
std::string any_text(std::string current, bool utf8, const Pool& pool, Random& random) {
  if (!one_in(4, random)) return pool.words[random() % pool.words.size()];
  const auto size = std::min(current.size(), kTextSizeMax);
  current.resize(kTextSizeMax);
  current.resize(LLVMFuzzerMutate(reinterpret_cast<std::uint8_t*>(current.data()), size, kTextSizeMax));
  if (utf8) {
    for (char& one : current) one = static_cast<char>(one & 0x7f);
  }
  return current;
}

// One field, or one place of a repeated field, through protobuf's reflection.
class FieldChange {
 public:
  FieldChange(Message& message, const FieldDescriptor& field, const Pool& pool, Random& random)
      : message_(message), reflection_(*message.GetReflection()), field_(field), pool_(pool), random_(random) {}

  void apply() {
    if (field_.is_repeated()) return apply_repeated();
    if (field_.cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) return set();
    const bool there = reflection_.HasField(message_, &field_);
    if (there && one_in(4, random_)) return reflection_.ClearField(&message_, &field_);
    mutate(*reflection_.MutableMessage(&message_, &field_), pool_, random_);
  }

 private:
  void apply_repeated() {
    const int size = reflection_.FieldSize(message_, &field_);
    const auto at = [&] { return static_cast<int>(random_() % static_cast<unsigned>(size)); };
    switch (size == 0 ? 0 : random_() % 6) {
      case 0:
      case 1:
        if (size < kRepeatedMax) add();
        break;
      case 2:
        reflection_.SwapElements(&message_, &field_, at(), size - 1);
        reflection_.RemoveLast(&message_, &field_);
        break;
      case 3:
        reflection_.SwapElements(&message_, &field_, at(), at());
        break;
      case 4:
        if (size < kRepeatedMax) repeat(at());
        break;
      default:
        change(at());
    }
  }
  void repeat(int at) {
    if (field_.cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) return add();
    const auto& original = reflection_.GetRepeatedMessage(message_, &field_, at);
    auto* copy = original.New();
    copy->CopyFrom(original);
    reflection_.AddAllocatedMessage(&message_, &field_, copy);
  }
  void change(int at) {
    if (field_.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
      return mutate(*reflection_.MutableRepeatedMessage(&message_, &field_, at), pool_, random_);
    }
    reflection_.SwapElements(&message_, &field_, at, reflection_.FieldSize(message_, &field_) - 1);
    reflection_.RemoveLast(&message_, &field_);
    add();
  }

  std::int64_t number(std::int64_t current) { return any_number(current, pool_, random_); }
  std::string text(std::string current) {
    return any_text(std::move(current), field_.type() == FieldDescriptor::TYPE_STRING, pool_, random_);
  }
  // Mostly a value that exists; proto3 lets others through.
  int enum_value() {
    const auto& type = *field_.enum_type();
    if (one_in(12, random_)) return static_cast<int>(number(0) & 0x7f);
    return type.value(static_cast<int>(random_() % static_cast<unsigned>(type.value_count())))->number();
  }
  void set() {
    auto& m = message_;
    switch (field_.cpp_type()) {
      case FieldDescriptor::CPPTYPE_INT32:
        return reflection_.SetInt32(&m, &field_, static_cast<std::int32_t>(number(reflection_.GetInt32(m, &field_))));
      case FieldDescriptor::CPPTYPE_INT64:
        return reflection_.SetInt64(&m, &field_, number(reflection_.GetInt64(m, &field_)));
      case FieldDescriptor::CPPTYPE_UINT32:
        return reflection_.SetUInt32(&m, &field_,
                                     static_cast<std::uint32_t>(number(reflection_.GetUInt32(m, &field_))));
      case FieldDescriptor::CPPTYPE_UINT64: {
        const auto current = static_cast<std::int64_t>(reflection_.GetUInt64(m, &field_));
        return reflection_.SetUInt64(&m, &field_, static_cast<std::uint64_t>(number(current)));
      }
      case FieldDescriptor::CPPTYPE_BOOL:
        return reflection_.SetBool(&m, &field_, !reflection_.GetBool(m, &field_));
      case FieldDescriptor::CPPTYPE_ENUM:
        return reflection_.SetEnumValue(&m, &field_, enum_value());
      case FieldDescriptor::CPPTYPE_STRING:
        return reflection_.SetString(&m, &field_, text(reflection_.GetString(m, &field_)));
      default:
        return;  // no floating point in any message of ours
    }
  }
  void add() {
    switch (field_.cpp_type()) {
      case FieldDescriptor::CPPTYPE_INT64:
        return reflection_.AddInt64(&message_, &field_, number(0));
      case FieldDescriptor::CPPTYPE_UINT32:
        return reflection_.AddUInt32(&message_, &field_, static_cast<std::uint32_t>(number(0)));
      case FieldDescriptor::CPPTYPE_UINT64:
        return reflection_.AddUInt64(&message_, &field_, static_cast<std::uint64_t>(number(0)));
      case FieldDescriptor::CPPTYPE_ENUM:
        return reflection_.AddEnumValue(&message_, &field_, enum_value());
      case FieldDescriptor::CPPTYPE_STRING:
        return reflection_.AddString(&message_, &field_, text({}));
      case FieldDescriptor::CPPTYPE_MESSAGE:
        return mutate(*reflection_.AddMessage(&message_, &field_), pool_, random_);
      default:
        return;
    }
  }

  Message& message_;
  const google::protobuf::Reflection& reflection_;
  const FieldDescriptor& field_;
  const Pool& pool_;
  Random& random_;
};

}  // namespace

const Pool& small_hall_pool() {
  constexpr std::int64_t kFridayMs = 1'795'737'600'000;  // 27 November 2026
  constexpr std::int64_t kEightOClockMs = kFridayMs + 28'800'000;
  static const Pool pool{
      {"civil",
       "land",
       "ordinary",
       "elderly",
       "business",
       "both",
       "A",
       "B",
       "U",
       "A001",
       "A002",
       "B001",
       "U001",
       "1.001193",
       "resolved",
       "received",
       "7",
       "8",
       "90",
       "BADGE-8",
       "1234",
       "5678",
       "9999",
       "HẸN-1",
       "HẸN-2",
       "friday",
       "counter-1",
       "kiosk",
       "",
       "vắng",
       "0901234567",
       "name@example.org",
       "Asia/Ho_Chi_Minh"},
      {7, 8, 90, 540, 1440, 1000, 10'000, 60'000, 600'000, 1'800'000, 86'400'000, 20'261'127, 20'261'128, kFridayMs,
       kEightOClockMs, kEightOClockMs + 1000, kEightOClockMs + 600'000, kFridayMs + 86'400'000}};
  return pool;
}

void mutate(Message& message, const Pool& pool, Random& random) {
  const auto& descriptor = *message.GetDescriptor();
  if (descriptor.field_count() == 0) return;
  // One of the fields that are there more often than a new one: depth over breadth.
  std::vector<const FieldDescriptor*> there;
  message.GetReflection()->ListFields(message, &there);
  const FieldDescriptor* field =
      descriptor.field(static_cast<int>(random() % static_cast<unsigned>(descriptor.field_count())));
  if (!there.empty() && !one_in(3, random)) field = there[random() % there.size()];
  FieldChange(message, *field, pool, random).apply();
  // A message that was just made is filled a little.
  if (there.empty() && !one_in(3, random)) mutate(message, pool, random);
}

std::size_t mutate_bytes(Message& scratch, std::uint8_t* data, std::size_t size, std::size_t size_max, unsigned seed,
                         const Pool& pool) {
  const google::protobuf::LogSilencer quiet;
  Random random(seed + 1);
  if (one_in(20, random) || !scratch.ParseFromArray(data, static_cast<int>(size))) {
    return LLVMFuzzerMutate(data, size, size_max);
  }
  for (unsigned i = random() % 4; i < 4; ++i) mutate(scratch, pool, random);
  const std::string bytes = scratch.SerializeAsString();
  if (bytes.size() > size_max) return LLVMFuzzerMutate(data, size, size_max);
  std::memcpy(data, bytes.data(), bytes.size());
  return bytes.size();
}

std::size_t cross_over(Message& scratch, const std::uint8_t* first, std::size_t first_size, const std::uint8_t* second,
                       std::size_t second_size, std::uint8_t* out, std::size_t out_max) {
  const google::protobuf::LogSilencer quiet;
  const std::unique_ptr<Message> other(scratch.New());
  const bool both = scratch.ParseFromArray(first, static_cast<int>(first_size)) &&
                    other->ParseFromArray(second, static_cast<int>(second_size));
  if (both) scratch.MergeFrom(*other);
  const std::string bytes = both ? scratch.SerializeAsString() : std::string();
  if (bytes.empty() || bytes.size() > out_max) return 0;
  std::memcpy(out, bytes.data(), bytes.size());
  return bytes.size();
}

}  // namespace motcua::fuzz
