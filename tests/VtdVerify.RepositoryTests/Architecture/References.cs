namespace VtdVerify.Tests.Architecture;

/// <summary>The rules on references, as sentences about what breaks them.</summary>
internal static class References
{
    /// <summary>The references that go beyond a project's row; what is no project of this repository is not looked at.</summary>
    /// <param name="used">Names of projects, of any origin.</param>
    public static IEnumerable<string> Beyond(Room room, IEnumerable<string> used) => used
        .Where(name => name != room.Project && Layout.Rooms.Any(other => other.Project == name) && !room.MayUse.Contains(name))
        .Select(name => $"{room.Project} uses {name}, which is not in its row of the layout");

    /// <summary>The packages that a project of the product may not reference.</summary>
    public static IEnumerable<string> Foreign(string project, IEnumerable<string> packages) => packages
        .Where(id => !Layout.Packages.Any(package => package.Id == id && package.Owners.Contains(project)))
        .Select(id => $"{project} references {id}, which it does not own");
}
