using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bridge.Messaging.Migrations;

/// <summary>Whether a row still names a file is asked before one is taken away.</summary>
[DbContext(typeof(MessagingDbContext))]
[Migration("20261129074500_MediaHash")]
sealed class MediaHash : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.CreateIndex(name: "ix_media_sha256", table: "media", column: "sha256");

    protected override void Down(MigrationBuilder migrationBuilder) =>
        migrationBuilder.DropIndex(name: "ix_media_sha256", table: "media");
}
