using System.Globalization;
using NodaTime;
using RightsRequests.Law;
using RightsRequests.Workflow;

namespace RightsRequests.Correspondence;

/// <summary>The same data for machines (Art. 15(3), 20(1)), offered beside the letter: one archive, or several volumes where there are many records.</summary>
public static class DataPackage
{
    public const string Kind = "data-package";
    public const string ContentType = "application/zip";

    /// <summary>Records in one volume at most: what a spreadsheet opens at once, and what a worker holds in memory.</summary>
    public const int RecordsPerVolume = 20_000;

    /// <summary>A volume, from 1, is stored beside the letter under this id.</summary>
    public static Guid IdOf(Guid letterId, int volume = 1) =>
        volume == 1 ? StableId.Of(letterId, Kind) : StableId.Of(letterId, Kind, volume.ToString(CultureInfo.InvariantCulture));

    /// <summary>How many volumes so many records fill; an empty copy is a volume too.</summary>
    public static int Volumes(int records) => Math.Max(1, (records + RecordsPerVolume - 1) / RecordsPerVolume);

    /// <summary>Last day the package of a portability letter of a day can be downloaded, inclusive.</summary>
    public static LocalDate DownloadUntil(LocalDate letterDate) => letterDate.PlusMonths(3);

    /// <summary>The volumes one after the other; only one is in memory.</summary>
    /// <param name="material">Of the letter.</param>
    /// <param name="records">Those handed over.</param>
    /// <param name="files">Opens the documents that some of them name; null: none.</param>
    internal static async IAsyncEnumerable<byte[]> WriteAsync(LetterMaterial material, IAsyncEnumerable<DisclosedRecord> records, Func<IReadOnlyList<DisclosedRecord>, Task<IReadOnlyList<PackedFile>>>? files = null)
    {
        var volumes = Volumes(material.Copy.Count);
        var volume = 0;
        await foreach (var chunk in records.Chunk(RecordsPerVolume))
        {
            yield return PortableArchive.Write(material, chunk, files is null ? [] : await files(chunk), ++volume, volumes);
        }

        if (volume == 0)
        {
            yield return PortableArchive.Write(material, [], [], 1, 1);
        }
    }
}
