;;; tests.el --- The settings of editors/README.md in a real Emacs  -*- lexical-binding: t; coding: utf-8 -*-

;; Run by `run', which sets SETTINGS and puts the program into PATH.

(setq inhibit-message t message-log-max t make-backup-files nil create-lockfiles nil)
(require 'eglot)
(require 'flymake)
(load (getenv "SETTINGS") nil t)
;; A server that has ended gets no answer any more; in a batch that error would end Emacs itself.
(advice-add 'jsonrpc--reply :around (lambda (reply &rest it) (ignore-errors (apply reply it))))

(defconst patience (string-to-number (or (getenv "PATIENCE") "20"))
  "How many seconds something may take before it counts as never.")

;; A test does not wait for a person to rest or to say yes.
(fset 'y-or-n-p (lambda (&rest _) t))
(setq eglot-sync-connect t
      eglot-autoshutdown nil
      eglot-confirm-server-initiated-edits nil
      eglot-send-changes-idle-time 0.05
      eglot-autoreconnect t
      eglot-connect-timeout patience
      flymake-no-changes-timeout 0.05)

(defun brief (name)
  "A brief of those that all editors share."
  (with-temp-buffer
    (insert-file-contents (expand-file-name (concat "../briefs/" name ".brief.yaml") (file-name-directory load-file-name)))
    (buffer-string)))

(defconst short (brief "short"))
(defconst chinese (brief "chinese"))
(defconst untidy (brief "untidy"))

(defvar passed 0)
(defvar failed 0)
(defun wait-for (what find)
  "Wait until FIND gives something, and give that; else WHAT never came."
  (let ((till (+ (float-time) patience)) res)
    (while (and (not (setq res (funcall find))) (< (float-time) till))
      (accept-process-output nil 0.02))
    (or res (error "Never: %s" what))))

(defun holds (text words)
  (unless (string-search words (or text "")) (error "%S is not in %S" words text)))

(defun same (got want)
  (unless (equal got want) (error "Got %S, want %S" got want)))

(defun wanted (name)
  "Whether NAME holds one of the words of ONLY, which `|' parts."
  (seq-some (lambda (it) (string-search it name)) (split-string (or (getenv "ONLY") "") "|")))

(defmacro claim (name text &rest body)
  "Test NAME: BODY in a buffer that visits a new brief with TEXT."
  (declare (indent 2))
  `(when (wanted ,name)
     (let* ((dir (make-temp-file "brief 中文 [x] " t))
          (path (expand-file-name "a.brief.yaml" dir))
          (project-find-functions (list (lambda (_) (cons 'transient dir)))))
     (condition-case err
         (progn
           (with-temp-file path (insert ,text))
           (with-current-buffer (find-file path)
             (attach)
             ,@body)
           (setq passed (1+ passed))
           (princ (format "ok    %s; Emacs %s\n" ,name emacs-version)))
       (error
        (setq failed (1+ failed))
        (princ (format "FAIL  %s; Emacs %s\n      %S\n" ,name emacs-version err))))
     (ignore-errors
       (with-current-buffer (get-file-buffer path)
         (let ((server (eglot-current-server)))
           (set-buffer-modified-p nil)
           (when server (eglot-shutdown server nil patience)))
         (kill-buffer))))))

(defun attach ()
  "What `eglot-ensure' does once Emacs rests; a batch never rests."
  (unless (memq 'eglot-ensure gravamen-mode-hook) (error "The hook is missing"))
  (unless (eglot-current-server) (apply #'eglot--connect (eglot--guess-contact)))
  (unless eglot--managed-mode (eglot--maybe-activate-editing-mode)))

(defun rest ()
  "What Emacs does when it rests, which a batch never does: send the edits, show the findings."
  (eglot--signal-textDocument/didChange)
  (flymake-start))

(defun finding (rule)
  "The finding of RULE: what it underlines, and what it says."
  (wait-for rule
            (lambda ()
              (rest)
              (let ((it (seq-find (lambda (it) (string-search rule (flymake-diagnostic-text it)))
                                  (flymake-diagnostics))))
                (and it (list (buffer-substring-no-properties (flymake-diagnostic-beg it) (flymake-diagnostic-end it))
                              (flymake-diagnostic-text it)))))))

(defun gone (rule)
  "Wait until no finding of RULE is left."
  (wait-for (format "%s goes" rule)
            (lambda ()
              (rest)
              (not (seq-find (lambda (it) (string-search rule (flymake-diagnostic-text it))) (flymake-diagnostics))))))

(defun type-over (words new)
  (to words)
  (delete-char (length words))
  (insert new))

(defun to (words)
  (goto-char (point-min))
  (search-forward words)
  (goto-char (match-beginning 0)))

(claim "a brief has its mode, derived from that of YAML, and the server" short
  (same major-mode 'gravamen-mode)
  (unless (derived-mode-p 'yaml-mode) (error "Not YAML"))
  (unless (eglot-current-server) (error "No server")))

(claim "a finding underlines the ground" short
  (let ((found (finding "15,000 CNY short")))
    (same (car found) "payment-settlement")))

(claim "after Chinese on the same line the right word is underlined" chinese
  (same (car (finding "knowledge-indicatr")) "knowledge-indicatr"))

(claim "eldoc shows the article and the figures" short
  (finding "15,000 CNY short")
  (to "payment-settlement: [settled]")
  (switch-to-buffer (current-buffer))
  (let (said)
    (eglot-hover-eldoc-function (lambda (text &rest _) (when text (setq said (substring-no-properties text)))))
    (wait-for "hover" (lambda () said))
    (holds said "12(1)(2)")
    (holds said "185,000")))

(claim "the ground that is met is pleaded by a code action, and the charge is made out" short
  (finding "charge is not made out")
  (to "cl-287-2")
  ;; As if it was asked for with the keyboard.
  (let ((last-nonmenu-event t)
        (completing-read-function
         (lambda (_ table &rest _)
           (or (seq-find (lambda (it) (string-search "plead `illegal-gains`" it)) (all-completions "" table))
               (error "Not offered: %S" (all-completions "" table))))))
    (eglot-code-actions (point) (line-end-position) nil t))
  (holds (buffer-string) "\n      illegal-gains: [fee]\n")
  (gone "charge is not made out"))

(claim "renaming a fact renames it in both sections" short
  (to "settled:")
  (eglot-rename "paid")
  (holds (buffer-string) "\n  paid:\n")
  (holds (buffer-string) "payment-settlement: [paid]"))

(claim "a ground is completed" short
  (to "payment-settlement: [settled]")
  (end-of-line)
  (insert "\n      ille")
  (rest)
  (let* ((capf (eglot-completion-at-point))
         (words (all-completions "ille" (nth 2 capf))))
    (holds (format "%s" words) "illegal-gains")))

(claim "formatting sets indentation and spacing, and leaves the comment where it is" untidy
  (eglot-format-buffer)
  (same (buffer-string) "brief: 1\nparties:\n  lin: {name: Lin X, kind: person, role: accused}   # who it is\n"))

(claim "saving writes what the text shows, and nothing else" short
  (finding "15,000 CNY short")
  (type-over "185000" "285000")
  (gone "CNY short")
  (save-buffer)
  (same (with-temp-buffer (insert-file-contents (buffer-file-name (get-file-buffer path))) (buffer-string))
        (replace-regexp-in-string "185000" "285000" short)))

(claim "M-x gravamen-assess shows the bar and the figures" short
  (gravamen-assess)
  (with-current-buffer "*Gravamen*"
    (holds (buffer-string) "██")
    (holds (buffer-string) "185,000 of 200,000 CNY")))

(claim "M-x gravamen-assess right after an edit shows what the text says now" short
  (type-over "185000" "195000")
  (gravamen-assess)
  (with-current-buffer "*Gravamen*"
    (holds (buffer-string) "195,000 of 200,000 CNY")))

(claim "g in the assessment shows what the text says now, and stays at its place" short
  (gravamen-assess)
  (let ((brief (current-buffer)))
    (with-current-buffer "*Gravamen*"
      (goto-char (point-min))
      (search-forward "serious circumstances")
      (let ((at (point)))
        (with-current-buffer brief (type-over "185000" "195000"))
        (holds (buffer-string) "185,000 of 200,000 CNY")
        (call-interactively (key-binding "g"))
        (holds (buffer-string) "195,000 of 200,000 CNY")
        (same (point) at)))))

(defun complaint (do)
  "What DO tells the person that cannot be done."
  (condition-case err (progn (funcall do) (error "No complaint"))
    (user-error (cadr err))))

(claim "M-x gravamen-assess in the assessment shows it anew, and says so when the brief is closed" short
  (gravamen-assess)
  (let ((brief (current-buffer)))
    (with-current-buffer "*Gravamen*"
      (with-current-buffer brief (type-over "185000" "195000"))
      (call-interactively #'gravamen-assess)
      (holds (buffer-string) "195,000 of 200,000 CNY")
      (let ((closed (generate-new-buffer "closed")))
        (kill-buffer closed)
        (setq gravamen-brief closed)
        (holds (complaint (lambda () (revert-buffer))) "The brief is closed")))))

(claim "M-x gravamen-assess where no server is says so" short
  (with-temp-buffer
    (holds (complaint #'gravamen-assess) "No brief with a server"))
  (eglot-shutdown (eglot-current-server) nil patience)
  (holds (complaint #'gravamen-assess) "No brief with a server"))

(claim "without the package yaml-mode a brief has a mode, comments and the server all the same" short
  (unwind-protect
      (cl-letf (((symbol-function 'yaml-mode) nil))
        (load (getenv "SETTINGS") nil t)
        (gravamen-mode)
        (attach)
        (same (car (finding "15,000 CNY short")) "payment-settlement")
        (to "brief: 1")
        (comment-line 1)
        (holds (buffer-string) "# brief: 1\n"))
    (load (getenv "SETTINGS") nil t)))

(claim "a server that is killed comes back" short
  (finding "15,000 CNY short")
  (let ((before (eglot-current-server)))
    ;; An answer to what it asked before it was killed is an error of its own.
    (while (accept-process-output (jsonrpc--process before) 0.3))
    (signal-process (jsonrpc--process before) 'SIGKILL)
    (wait-for "another server" (lambda () (let ((it (eglot-current-server))) (and it (not (eq it before))))))
    (type-over "185000" "195000")
    (same (car (finding "are 5,000 CNY short")) "payment-settlement")))

(setq-default eglot-workspace-configuration '((:gravamen . (:language "zh"))))

(claim "messages are Chinese where the settings say so" short
  (finding "尚差"))

(princ (format "%d passed, %d failed\n" passed failed))
;; 3 says that no test has such a name.
(kill-emacs (cond ((> failed 0) 1) ((zerop passed) 3) (t 0)))
