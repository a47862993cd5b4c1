#include "ingest/decoding/unpack.hpp"

#include <fmt/format.h>
#include <lzma.h>
#include <zlib.h>
#include <zstd.h>
#include <zstd_errors.h>

#include <algorithm>
#include <array>
#include <memory>
#include <new>
#include <utility>

#include "base/error.hpp"

namespace papers::ingest {
namespace {

constexpr std::size_t packed_chunk_bytes = 64 * 1024;
constexpr std::uint64_t decoder_memory_bytes = std::uint64_t{128} << 20;
/// Text packs to a tenth or a twentieth; what packs to less than this is made to fill memories.
constexpr std::uint64_t most_times_packed = 250;
constexpr std::uint64_t always_allowed_bytes = std::uint64_t{64} << 20;

struct DamagedData {};
/// Packed so that unpacking takes more memory than a document may.
struct NeedsMemory {};

/// A decompressor of one format.
class Codec {
 public:
  Codec() = default;
  Codec(const Codec&) = delete;
  Codec& operator=(const Codec&) = delete;
  virtual ~Codec() = default;
  /// Takes bytes from the front of `packed`, writes up to `room` to `out` and returns how many.
  /// `last`: nothing comes after `packed`. Throws DamagedData
  /// or NeedsMemory.
  virtual std::size_t run(std::string_view& packed, char* out, std::size_t room, bool last) = 0;
  /// Whether the data may end here.
  [[nodiscard]] virtual bool complete() const = 0;
};

class Gzip final : public Codec {
 public:
  Gzip() {
    constexpr int gzip_window_bits = 15 + 16;
    if (inflateInit2(&stream_, gzip_window_bits) != Z_OK) throw std::bad_alloc();
  }
  ~Gzip() override { inflateEnd(&stream_); }
  Gzip(const Gzip&) = delete;
  Gzip& operator=(const Gzip&) = delete;

  std::size_t run(std::string_view& packed, char* out, std::size_t room, bool) override {
    if (complete_ && !packed.empty() && !begin_next_member(packed)) return 0;
    std::array<unsigned char, packed_chunk_bytes> bytes;  // zlib's input is not const everywhere
    const std::size_t given = packed.copy(reinterpret_cast<char*>(bytes.data()), bytes.size());
    stream_.next_in = bytes.data();
    stream_.avail_in = static_cast<uInt>(given);
    stream_.next_out = reinterpret_cast<unsigned char*>(out);
    stream_.avail_out = static_cast<uInt>(room);
    const int result = inflate(&stream_, Z_NO_FLUSH);
    packed.remove_prefix(given - stream_.avail_in);
    complete_ = result == Z_STREAM_END;
    if (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR) throw DamagedData();
    return room - stream_.avail_out;
  }
  [[nodiscard]] bool complete() const override { return complete_; }

 private:
  /// Several files packed one after the other are one (RFC 1952, 2.2), zeros behind them padding.
  bool begin_next_member(std::string_view& packed) {
    packed.remove_prefix(std::min(packed.find_first_not_of('\0'), packed.size()));
    if (packed.empty()) return false;
    inflateReset(&stream_);
    complete_ = false;
    return true;
  }

  z_stream stream_ = {};
  bool complete_ = false;
};

class Zstd final : public Codec {
 public:
  Zstd() : stream_(ZSTD_createDStream()) {
    if (stream_ == nullptr) throw std::bad_alloc();
  }
  ~Zstd() override { ZSTD_freeDStream(stream_); }
  Zstd(const Zstd&) = delete;
  Zstd& operator=(const Zstd&) = delete;

  std::size_t run(std::string_view& packed, char* out, std::size_t room, bool) override {
    ZSTD_inBuffer in = {packed.data(), packed.size(), 0};
    ZSTD_outBuffer unpacked = {out, room, 0};
    const std::size_t left = ZSTD_decompressStream(stream_, &unpacked, &in);
    if (ZSTD_getErrorCode(left) == ZSTD_error_frameParameter_windowTooLarge) throw NeedsMemory();
    if (ZSTD_isError(left) != 0) throw DamagedData();
    packed.remove_prefix(in.pos);
    if (in.pos > 0 || unpacked.pos > 0) complete_ = left == 0;
    return unpacked.pos;
  }
  [[nodiscard]] bool complete() const override { return complete_; }

 private:
  ZSTD_DStream* stream_;
  bool complete_ = false;
};

class Xz final : public Codec {
 public:
  Xz() {
    if (lzma_stream_decoder(&stream_, decoder_memory_bytes, LZMA_CONCATENATED) != LZMA_OK) {
      throw std::bad_alloc();
    }
  }
  ~Xz() override { lzma_end(&stream_); }
  Xz(const Xz&) = delete;
  Xz& operator=(const Xz&) = delete;

  std::size_t run(std::string_view& packed, char* out, std::size_t room, bool last) override {
    stream_.next_in = reinterpret_cast<const std::uint8_t*>(packed.data());
    stream_.avail_in = packed.size();
    stream_.next_out = reinterpret_cast<std::uint8_t*>(out);
    stream_.avail_out = room;
    const lzma_ret result = lzma_code(&stream_, last ? LZMA_FINISH : LZMA_RUN);
    packed.remove_prefix(packed.size() - stream_.avail_in);
    complete_ = result == LZMA_STREAM_END;
    if (result == LZMA_MEMLIMIT_ERROR) throw NeedsMemory();
    if (result != LZMA_OK && result != LZMA_STREAM_END && result != LZMA_BUF_ERROR) {
      throw DamagedData();
    }
    return room - stream_.avail_out;
  }
  [[nodiscard]] bool complete() const override { return complete_; }

 private:
  lzma_stream stream_ = LZMA_STREAM_INIT;
  bool complete_ = false;
};

struct PackingFormat {
  std::string_view name;
  std::string_view signature;
  std::unique_ptr<Codec> (*make)();
};

template <typename T>
std::unique_ptr<Codec> make_codec() {
  return std::make_unique<T>();
}

using namespace std::string_view_literals;
constexpr std::array packings = {
    PackingFormat{"gzip", "\x1F\x8B\x08"sv, make_codec<Gzip>},
    PackingFormat{"zstd", "\x28\xB5\x2F\xFD"sv, make_codec<Zstd>},
    PackingFormat{"xz", "\xFD\x37\x7A\x58\x5A\x00"sv, make_codec<Xz>},
};

class Unpacker {
 public:
  Unpacker(const PackingFormat& packing, ReadBytes read, std::string name)
      : packing_(packing), codec_(packing.make()), read_(std::move(read)), name_(std::move(name)) {}

  std::size_t read(char* buffer, std::size_t size) {
    while (true) {
      if (packed_.empty() && !ended_) fill();
      const std::size_t got = run(buffer, size);
      unpacked_bytes_ += got;
      if (unpacked_bytes_ > always_allowed_bytes &&
          unpacked_bytes_ / most_times_packed > packed_bytes_) {
        fail(
            fmt::format("unpacks to more than {} times its size, which no list of papers does; "
                        "unpack it yourself if it is right",
                        most_times_packed));
      }
      if (got > 0) return got;
      if (!ended_ || !packed_.empty()) continue;
      if (!codec_->complete()) fail("the data end too early; fetch it again");
      return 0;
    }
  }

 private:
  void fill() {
    packed_ = std::string_view(chunk_.data(), read_(chunk_.data(), chunk_.size()));
    packed_bytes_ += packed_.size();
    ended_ = packed_.empty();
  }

  std::size_t run(char* buffer, std::size_t size) {
    try {
      const std::size_t before = packed_.size();
      const std::size_t got = codec_->run(packed_, buffer, size, ended_);
      // What neither takes nor gives anything never will.
      if (got == 0 && before > 0 && packed_.size() == before) throw DamagedData();
      return got;
    } catch (const DamagedData&) {
      fail("the data are damaged; fetch it again");
    } catch (const NeedsMemory&) {
      fail("unpacking takes more memory than papers gives it; unpack it first");
    }
  }

  [[noreturn]] void fail(std::string_view what) const {
    throw Error(fmt::format("{}: compressed with {}, and {}", name_, packing_.name, what));
  }

  const PackingFormat& packing_;
  std::unique_ptr<Codec> codec_;
  ReadBytes read_;
  std::string name_;
  std::array<char, packed_chunk_bytes> chunk_;
  std::string_view packed_;
  std::uint64_t packed_bytes_ = 0, unpacked_bytes_ = 0;
  bool ended_ = false;
};

}  // namespace

std::string_view packing_of(std::string_view head) {
  // A frame to be skipped, with which pzstd begins (RFC 8878, 3.1.2): 0x184D2A50 to 0x184D2A5F.
  const bool skips =
      head.size() > 4 && (head[0] & 0xF0) == 0x50 && head.substr(1).starts_with("\x2A\x4D\x18"sv);
  if (skips) return "zstd";
  for (const PackingFormat& packing : packings) {
    if (head.starts_with(packing.signature)) return packing.name;
  }
  return {};
}

ReadBytes unpacked(std::string_view packing, ReadBytes read, std::string name) {
  for (const PackingFormat& known : packings) {
    if (known.name != packing) continue;
    auto unpacker = std::make_shared<Unpacker>(known, std::move(read), std::move(name));
    return [unpacker](char* buffer, std::size_t size) { return unpacker->read(buffer, size); };
  }
  return read;
}

}  // namespace papers::ingest
