using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using RightsRequests.Law;
using RightsRequests.Workflow;

namespace RightsRequests.Correspondence;

/// <summary>The same data for machines (Art. 15(3), 20(1)): embedded in the letter and offered beside it.</summary>
public static class DataPackage
{
    public const string Kind = "data-package";
    public const string Schema = "rights.data/1";

    /// <summary>Stored beside the letter under this id.</summary>
    public static Guid IdOf(Guid letterId) => StableId.Of(letterId, Kind);

    /// <summary>Last day the package of a portability letter of a day can be downloaded, inclusive.</summary>
    public static LocalDate DownloadUntil(LocalDate letterDate) => letterDate.PlusMonths(3);

    /// <summary>Portability (Art. 20(1)) comes as an archive of JSON and CSV, an access copy as JSON.</summary>
    public static bool IsArchive(Right right) => right == Right.Portability;

    public static JsonElement Of(LetterMaterial material) => JsonSerializer.SerializeToElement(
        new
        {
            schema = Schema,
            reference = material.State.Reference,
            right = material.State.Right.Word(),
            controller = material.State.Controller,
            date = LocalDatePattern.Iso.Format(material.Today),
            records = DataLines.Records(material).Select(one => new
            {
                holder = one.Holder,
                activity = one.Record.Activity,
                category = one.Record.Category,
                label = one.Record.Label,
                value = one.Redacted ? null : one.Record.Value,
                redacted = one.Redacted,
                source = one.Record.Source is null ? null : DataLines.Source(one.Record.Source),
                collectedOn = one.Record.CollectedOn,
            }),
        });
}
