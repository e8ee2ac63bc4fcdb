using System.Text.Json;
using CsCheck;
using RightsRequests.Contracts;

namespace RightsRequests.HolderKit.Tests;

/// <summary>Whatever comes in place of an answer is read or refused with a reason, and nothing is thrown.</summary>
public sealed class BrokenAnswers
{
    private static readonly byte[] Sound = JsonSerializer.SerializeToUtf8Bytes(Samples.FullAnswer(), RightsJson.Options);

    [Fact]
    public void Any_change_of_a_sound_answer_is_read_or_refused() =>
        Gen.Select(Gen.Int[0, Sound.Length - 1], Gen.Int[0, 60], Gen.Byte.Array[0, 8]).Sample(
            (at, cut, put) =>
            {
                byte[] changed = [.. Sound[..at], .. put, .. Sound[Math.Min(Sound.Length, at + cut)..]];
                return AnswerReader.Read(changed) switch
                {
                    AnswerReading.Invalid { Reason.Length: > 0 } => true,
                    // What reads must also write: it is kept and compared.
                    AnswerReading.Valid { Answer: var answer } => AnswerFingerprint.Of(answer).Length == 64,
                    _ => false,
                };
            },
            iter: 20_000);

    [Fact]
    public void Any_bytes_are_read_or_refused() =>
        Gen.Byte.Array[0, 500].Sample(bytes => AnswerReader.Read(bytes) is AnswerReading.Invalid { Reason.Length: > 0 }, iter: 20_000);

    [Fact]
    public void Any_line_of_uploaded_content_is_read_or_refused() =>
        Gen.Select(Gen.Byte.Array[0, 200], Gen.Bool).Sample(
            (bytes, framed) => RecordReader.Read(framed ? [(byte)'{', .. bytes, (byte)'}'] : bytes, out var fault) is null == (fault is { Length: > 0 }),
            iter: 20_000);
}
