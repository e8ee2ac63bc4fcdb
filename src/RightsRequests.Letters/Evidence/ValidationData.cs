namespace RightsRequests.Letters.Evidence;

/// <summary>What proves a chain later, without asking anybody: certificates, OCSP responses and revocation lists, each in DER.</summary>
internal sealed record ValidationData(IReadOnlyList<byte[]> Certificates, IReadOnlyList<byte[]> OcspResponses, IReadOnlyList<byte[]> Lists)
{
    public static readonly ValidationData None = new([], [], []);

    public ValidationData With(ValidationData other) => new(
        Distinct([.. Certificates, .. other.Certificates]),
        Distinct([.. OcspResponses, .. other.OcspResponses]),
        Distinct([.. Lists, .. other.Lists]));

    private static List<byte[]> Distinct(IEnumerable<byte[]> all) => [.. all.DistinctBy(Convert.ToBase64String)];
}
