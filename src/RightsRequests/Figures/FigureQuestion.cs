using NodaTime;

namespace RightsRequests.Figures;

/// <summary>What figures are asked for.</summary>
/// <param name="From">Inclusive.</param>
/// <param name="To">Inclusive.</param>
/// <param name="Controller">Controller id; null: all.</param>
public sealed record FigureQuestion(LocalDate From, LocalDate To, string? Controller = null)
{
    /// <summary>The longest period that is reckoned, in years.</summary>
    public const int MostYears = 10;

    /// <summary>What is wrong with the period, or null.</summary>
    public string? Fault =>
        From > To ? "le premier jour vient après le dernier : inversez-les / the first day comes after the last: swap them"
        : From.PlusYears(MostYears) < To ? $"choisissez une période de {MostYears} ans au plus / choose a period of {MostYears} years at most"
        : null;
}
