using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RightsRequests.Holders;

/// <summary>What is put in the place of a value.</summary>
internal static class SqlMask
{
    /// <summary>By which a hash is known as one: it is not hashed once more.</summary>
    public const string HashSign = "hmac-";

    // Days of birth of people who could be asking.
    private static readonly DateOnly Earliest = new(1930, 1, 1);
    private static readonly DateOnly Latest = new(2005, 12, 31);

    public static string Hash(byte[] key, string value) => HashSign + Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(value)).AsSpan(0, 16));

    /// <summary>Another value of the same form: letters for letters, digits for digits, a date for a date; signs and length stay.</summary>
    /// <param name="value">As text.</param>
    /// <param name="type">Of the column, as PostgreSQL names it.</param>
    /// <returns>Null where the type or the value has no other of its form.</returns>
    public static string? Random(string value, string type)
    {
        var number = type is "smallint" or "integer" or "bigint" || type.StartsWith("numeric", StringComparison.Ordinal);
        if (type != "date" && !number && !type.StartsWith("character", StringComparison.Ordinal) && type is not ("text" or "citext"))
        {
            return null;
        }

        for (var tried = 0; tried < 100; tried++)
        {
            var other = type == "date"
                ? Earliest.AddDays(RandomNumberGenerator.GetInt32(Latest.DayNumber - Earliest.DayNumber)).ToString("O", CultureInfo.InvariantCulture)
                : Shuffled(value, number);
            if (other != value)
            {
                return other;
            }
        }

        return null;
    }

    private static string Shuffled(string value, bool number)
    {
        var other = new StringBuilder(value.Length);
        var first = true;
        foreach (var letter in value)
        {
            // A number that began with 0 would be a shorter one.
            other.Append(
                char.IsDigit(letter) ? (char)('0' + RandomNumberGenerator.GetInt32(number && first && letter != '0' ? 1 : 0, 10))
                : char.IsUpper(letter) ? (char)('A' + RandomNumberGenerator.GetInt32(26))
                : char.IsLetter(letter) ? (char)('a' + RandomNumberGenerator.GetInt32(26))
                : letter);
            first &= !char.IsDigit(letter);
        }

        return other.ToString();
    }
}
