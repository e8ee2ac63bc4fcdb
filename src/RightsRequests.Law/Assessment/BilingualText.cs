namespace RightsRequests.Law;

/// <summary>A text in the two languages of the product.</summary>
public sealed record BilingualText(string Fr, string En)
{
    /// <summary>French unless the language is exactly <c>en</c>.</summary>
    public string In(string language) => language == "en" ? En : Fr;
}
