using NodaTime;

namespace RightsRequests.Letters;

/// <summary>The seal of each controller: its own, else the common one.</summary>
/// <param name="common">For controllers without their own.</param>
/// <param name="own">By controller id.</param>
public sealed class SealRing(LetterSeal common, IReadOnlyDictionary<string, LetterSeal>? own = null) : IDisposable
{
    private readonly IReadOnlyDictionary<string, LetterSeal> _own = own ?? new Dictionary<string, LetterSeal>();

    /// <summary>The seal of the controller.</summary>
    public LetterSeal For(string controller) => _own.GetValueOrDefault(controller) ?? common;

    /// <summary>Every seal, each once.</summary>
    public IEnumerable<LetterSeal> All => _own.Values.Append(common).Distinct();

    /// <summary>The seal whose certificate ends first, and when.</summary>
    public (LetterSeal Seal, Instant Ends) FirstToEnd => All.Select(seal => (seal, SealFile.Ends(seal.Certificate))).MinBy(one => one.Item2);

    public void Dispose()
    {
        foreach (var seal in _own.Values)
        {
            seal.Dispose();
        }
    }
}
