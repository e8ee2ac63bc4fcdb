using System.Text.Json.Serialization;

namespace RightsRequests.Contracts;

/// <summary>An enumeration as the contract's words; a number is not a word.</summary>
internal sealed class WordConverter<T>() : JsonStringEnumConverter<T>(namingPolicy: null, allowIntegerValues: false)
    where T : struct, Enum;
