using NodaTime;
using RightsRequests.Storage;

namespace RightsRequests.Intake;

/// <summary>Makes rows of the files that came with a request, encrypted under its key.</summary>
internal sealed class FileStore(ContentCipher cipher, IClock clock)
{
    public IEnumerable<RequestFileRow> Rows(Guid requestId, DataKey key, StaffEntry? entered) =>
        from file in entered?.Files ?? []
        select new RequestFileRow
        {
            Id = Guid.CreateVersion7(),
            RequestId = requestId,
            Origin = file.Origin,
            ContentType = file.ContentType,
            Length = file.Content.Length,
            Verdict = file.Verdict,
            AddedAt = clock.GetCurrentInstant(),
            AddedBy = entered!.By,
            Name = cipher.SealJson(key, file.Name, Purpose.FileName),
            Content = cipher.Seal(key, file.Content, Purpose.File),
        };
}
