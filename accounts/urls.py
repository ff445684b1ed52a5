from django.urls import path

from accounts.views import demo, files, identity, inbox, letters, profile, signin

app_name = "accounts"

urlpatterns = [
    path("vao/", signin.enter, name="enter"),
    path("vai/", signin.choose_role, name="roles"),
    path("xac-thuc/", identity.verify_identity, name="verify-identity"),
    path("tai-khoan/", profile.profile, name="profile"),
    path("tai-khoan/lien-lac/", profile.contact, name="contact"),
    path("tai-khoan/ngan-hang/", profile.bank_account, name="bank-account"),
    path("tai-khoan/ngon-ngu/", profile.language, name="language"),
    path("tai-khoan/ai-da-xem/", profile.looks, name="looks"),
    path("ca-nhan/hop-thu/", inbox.inbox, name="inbox"),
    path("ca-nhan/hop-thu/da-doc/", inbox.read_all, name="inbox-read"),
    path("ca-nhan/hop-thu/<int:pk>/", inbox.notice, name="notice"),
    path("tep/<uuid:file_id>/", files.stored_file, name="file"),
    path("kiem-tra-van-ban/", letters.check_letter, name="check-letter"),
    path("kiem-tra-van-ban/<str:code>/", letters.letter, name="letter"),
    path("thu-minh-hoa/", demo.mailbox, name="demo-mailbox"),
]
