using System.Security.Cryptography;
using System.Text.Json;

namespace RightsRequests.Contracts;

/// <summary>Tells an answer sent again from one that contradicts it.</summary>
public static class AnswerFingerprint
{
    /// <summary>SHA-256 of the answer's content as 64 lower-case hexadecimal digits: equal whatever the white space, the order of the
    /// contract's own fields and unknown fields were; different where a value, a count or the order of records is.</summary>
    public static string Of(RightsAnswer answer) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(answer, RightsJson.Options)));
}
