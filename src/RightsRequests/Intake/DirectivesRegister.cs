using Microsoft.EntityFrameworkCore;
using RightsRequests.Storage;

namespace RightsRequests.Intake;

/// <summary>Finds the directives of a person among all requests, through keyed hashes.</summary>
internal sealed class DirectivesRegister(OfficeDb db, ContentCipher cipher)
{
    /// <summary>Those of the request itself and, after death, of every other request of the person; newest first.</summary>
    public async Task<IReadOnlyList<RecordedDirectives>> OfAsync(Guid requestId, bool afterDeath, CancellationToken cancel)
    {
        var requests = afterDeath ? SamePerson.RequestsOf(db, requestId) : db.Requests.AsNoTracking().Where(request => request.Id == requestId);
        // A request whose key was destroyed is erased: the join leaves it out.
        var found = await (
            from request in requests
            join key in db.CaseKeys on request.Id equals key.RequestId
            orderby request.ReceivedAt descending
            select new { request.Reference, request.ReceivedAt, request.Content, key.WrappedKey }).ToListAsync(cancel);
        return
        [
            .. from one in found
               let directives = cipher.OpenJson<RequestContent>(cipher.Unwrap(one.WrappedKey), one.Content, Purpose.Request).Directives
               where directives is not null
               select new RecordedDirectives(one.Reference, one.ReceivedAt, directives.Wish, directives.ThirdParty, directives.Text),
        ];
    }
}
