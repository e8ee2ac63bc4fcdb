using NodaTime;
using RightsRequests.Letters.Signing;

namespace RightsRequests.Letters;

/// <summary>Typesets letters to PDF/A-3a through Typst. Safe to call from several threads.</summary>
/// <remarks>Starts its Node workers with the first letter and ends them when disposed.</remarks>
public sealed class LetterPress(LetterPressOptions options) : IAsyncDisposable, IDisposable
{
    private readonly TypstWorkers workers = new(options);

    internal int ReplacedWorkers => workers.Replaced;

    /// <summary>Same data, same bytes.</summary>
    /// <exception cref="LetterFailedException">The wording does not compile; the message names template and place, never data.</exception>
    public async Task<byte[]> TypesetAsync(LetterData data, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Outcomes.Any(line => line.Outcome == "needs-decision"))
        {
            throw new ArgumentException("A letter cannot speak of an outcome that nobody has decided.", nameof(data));
        }

        var sheet = await TryTypesetAsync(data, cancel).ConfigureAwait(false);
        if (sheet.Pdf is null)
        {
            // A diagnostic of Typst may quote data: only its place leaves this room.
            var place = sheet.Faults.Count == 0 ? LetterTemplate.For(data) : $"{options.InWording(sheet.Faults[0].File)}, line {sheet.Faults[0].Line}";
            throw new LetterFailedException($"The letter {LetterTemplate.For(data)} does not compile: see {place}.");
        }

        return sheet.Signature is { } signatory && !data.Specimen
            ? VisibleField.Place(sheet.Pdf, signatory, data.Language == "fr" ? "Signature électronique de la lettre" : "Electronic signature of the letter")
            : sheet.Pdf;
    }

    /// <summary>The letter's pages one below the other as one SVG of shapes: to be looked at, nothing else.</summary>
    /// <exception cref="LetterFailedException">The wording does not compile; the message names the template, never data.</exception>
    public async Task<string> DrawAsync(LetterData data, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(data);
        var sheet = await workers.TypesetAsync(Order(data) with { Picture = true }, cancel).ConfigureAwait(false);
        return sheet.Picture ?? throw new LetterFailedException($"The letter {LetterTemplate.For(data)} does not compile.");
    }

    /// <summary>An address page as a PDF of one page.</summary>
    /// <exception cref="LetterFailedException">The layout does not compile.</exception>
    public async Task<byte[]> TypesetAsync(AddressPage page, CancellationToken cancel)
    {
        const string Template = "address-page.typ";
        var sheet = await workers.TypesetAsync(
            new TypstOrder(options.NodeModulesRoot, options.WordingRoot, Template, LetterJson.Write(page), Embedded: null, CreatedAt: 0), cancel).ConfigureAwait(false);
        return sheet.Pdf ?? throw new LetterFailedException($"The address page does not compile: see {Template}, line {(sheet.Faults is [var first, ..] ? first.Line : 0)}.");
    }

    /// <summary>A report as PDF/A.</summary>
    /// <exception cref="LetterFailedException">The layout does not compile.</exception>
    public async Task<byte[]> TypesetAsync(ReportSheet report, CancellationToken cancel)
    {
        const string Template = "report.typ";
        var sheet = await workers.TypesetAsync(
            new TypstOrder(options.NodeModulesRoot, options.WordingRoot, Template, LetterJson.Write(report), Embedded: null, CreatedAt: report.Day.At(LocalTime.Noon).InUtc().ToInstant().ToUnixTimeSeconds()), cancel).ConfigureAwait(false);
        return sheet.Pdf ?? throw new LetterFailedException($"The report does not compile: see {Template}, line {(sheet.Faults is [var first, ..] ? first.Line : 0)}.");
    }

    /// <summary>The letter, or the diagnostics in full: for made-up data only, since they may quote it.</summary>
    internal Task<TypstSheet> TryTypesetAsync(LetterData data, CancellationToken cancel) =>
        workers.TypesetAsync(Order(data), cancel);

    private TypstOrder Order(LetterData data) => new(
        options.NodeModulesRoot,
        options.WordingRoot,
        LetterTemplate.For(data),
        LetterJson.Write(data),
        data.Embedded?.GetRawText(),
        data.LetterDate.At(LocalTime.Noon).InUtc().ToInstant().ToUnixTimeSeconds());

    public void Dispose() => workers.Dispose();

    public ValueTask DisposeAsync()
    {
        workers.Dispose();
        return ValueTask.CompletedTask;
    }
}
